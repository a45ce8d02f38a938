"""What stands before and after the tasks: title, number, issuer, region, contents, signatures; is it a plan at all?"""
